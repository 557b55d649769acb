package dev.purser.domain.shared;

/**
 * A refusal and the part of the command it speaks of.
 *
 * @param subject a path into the command such as {@code lines/0/quantity}; empty for the whole
 */
public record LocatedRefusal(String subject, Refusal refusal) {}
