package dev.sluice.wire;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import dev.sluice.event.Command;
import dev.sluice.event.Command.StartImport;
import org.jspecify.annotations.Nullable;

/**
 * Takes a command without a {@code type} for a {@code start-import}, so that any producer may send a bare manifest. Jackson's
 * own default type would be taken for a mistyped one too, and a misspelt command must not start an import.
 */
final class UntypedCommand extends DeserializationProblemHandler {

    @Override
    public @Nullable JavaType handleMissingTypeId(DeserializationContext context, JavaType base,
            TypeIdResolver resolver,
            String failure) {
        boolean command = base.isTypeOrSubTypeOf(Command.class) && base.isTypeOrSuperTypeOf(StartImport.class);
        return command ? context.constructType(StartImport.class) : null;
    }
}
