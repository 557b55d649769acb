package dev.purser.web.shared;

import dev.purser.application.shared.writepath.Call;

/** A request that moves value: its body, and who makes it under which key. */
public record Keyed<B extends Record>(Call call, B body) {}
