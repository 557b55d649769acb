/**
 * What can be wrong with a request and how a client is told (RFC 9457). Where faults are found does
 * not belong here.
 */
@NullMarked
package dev.purser.web.shared.problem;

import org.jspecify.annotations.NullMarked;
