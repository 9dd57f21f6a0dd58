package dev.sluice.scanner;

import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.store.ObjectStore;

/**
 * A source that was listed.
 *
 * @param store     stays open as long as its owner says
 * @param inventory what it holds
 * @param manifest  what is asked of it
 */
record ListedSource(ObjectStore store, Inventory inventory, CheckedManifest manifest) {

    /** Where its files lie, as a statement says it. */
    String location() {
        return store.location("");
    }
}
