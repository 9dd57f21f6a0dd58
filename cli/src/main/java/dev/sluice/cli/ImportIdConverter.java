package dev.sluice.cli;

import dev.sluice.event.ImportId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an import id. */
final class ImportIdConverter implements ITypeConverter<ImportId> {

    @Override
    public ImportId convert(String value) {
        try {
            return new ImportId(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
