package dev.purser.persistence.shared;

/**
 * One invariant as a query that gives the rows which break it. Each feature contributes its own.
 *
 * @param name kebab-case, as the report calls it
 * @param counterexamples a select of texts and numbers with one parameter: the least id (a UUID of
 *     version 7) that is looked at, or null for everything. It ends without LIMIT.
 */
public record InvariantQuery(String name, String counterexamples) {}
