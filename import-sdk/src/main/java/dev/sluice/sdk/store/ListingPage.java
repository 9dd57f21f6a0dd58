package dev.sluice.sdk.store;

import java.util.List;

/**
 * One answer of a storage that lists.
 *
 * @param objects in the storage's order; may be empty although there is more
 * @param last    the last key that was seen, also one that is no file; empty when there was none
 * @param more    whether the storage has keys behind {@code last}
 */
record ListingPage(List<StoredObject> objects, String last, boolean more) {

    ListingPage {
        objects = List.copyOf(objects);
    }
}
