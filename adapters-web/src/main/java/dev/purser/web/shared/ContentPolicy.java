package dev.purser.web.shared;

/**
 * What pages under a path may load, as {@code Content-Security-Policy} says it. A bean of it is an
 * exception to the rule that answers are no pages.
 */
public record ContentPolicy(String pathPrefix, String policy) {}
