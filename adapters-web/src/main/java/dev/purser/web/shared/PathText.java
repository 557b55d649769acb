package dev.purser.web.shared;

/** The part of a path that is called as the parameter is, when it is no id. */
public record PathText(String value) {}
