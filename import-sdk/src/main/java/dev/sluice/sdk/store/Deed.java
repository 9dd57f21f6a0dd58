package dev.sluice.sdk.store;

import dev.sluice.sdk.check.Problem;

/** What was asked of a storage, and how its failure is told. */
enum Deed {
    READ, WRITE;

    RuntimeException failed(String what, Problem why, String word) {
        String because = what + ": " + why.seen() + " (" + word + ")";
        return switch (this) {
            case READ -> new SourceUnreadableException("cannot read " + because, why.advice(), null);
            case WRITE -> new StoreUnwritableException("cannot write " + because, why.advice(), null);
        };
    }
}
