package dev.purser.architecture.violations.wiring;

import dev.purser.web.shared.PathId;

/** Uses what an adapter keeps for itself. */
record ReachingIn(PathId id) {}
