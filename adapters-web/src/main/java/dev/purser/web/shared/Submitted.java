package dev.purser.web.shared;

import dev.purser.application.shared.Actor;

/** A request that writes and has no key: its body, and who makes it. */
public record Submitted<B extends Record>(Actor actor, B body) {}
