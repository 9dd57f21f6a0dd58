package dev.sluice.sdk.columns;

import dev.sluice.sdk.head.HeadFault;
import dev.sluice.sdk.head.InsertHead;
import dev.sluice.sdk.head.SqlHead;
import dev.sluice.sdk.scan.DataFile;
import java.util.Optional;
import java.util.OptionalInt;

/** What a SQL file says about how its rows are read: all files of a table have to say the same. */
record SqlStart(Optional<InsertHead> insert, OptionalInt values, Optional<HeadFault> fault) {

    /** Empty for a file that shows neither rows nor a fault. */
    static Optional<SqlStart> of(DataFile file, SqlHead head) {
        Optional<HeadFault> fault = file.source()
                .map(head::faultFor)
                .orElse(head.fault())
                .or(() -> SqlZone.fault(head));
        return head.insert().isEmpty() && fault.isEmpty()
                ? Optional.empty()
                : Optional.of(new SqlStart(head.insert(), head.values(), fault));
    }

    boolean isLike(SqlStart other) {
        return other.fault.isEmpty() && hasColumnsOf(other) && hasWidthOf(other);
    }

    boolean hasColumnsOf(SqlStart other) {
        return insert.isPresent() && other.insert.isPresent() && insert.get().hasColumnsOf(other.insert.get());
    }

    /** A beginning that ends within the first row does not show its width. */
    boolean hasWidthOf(SqlStart other) {
        return values.isEmpty() || other.values.isEmpty() || values.equals(other.values);
    }

    String described() {
        return insert.flatMap(InsertHead::columns).map(Shown::of).orElse("no list");
    }
}
