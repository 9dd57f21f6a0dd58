package dev.sluice.local.tidb.statement;

import java.util.Optional;

/** One entry behind WITH; {@code name} is lower case, a flag has no value. */
public record StatementOption(String name, Optional<Literal> value) {}
