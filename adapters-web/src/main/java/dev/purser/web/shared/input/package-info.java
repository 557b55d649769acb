/**
 * Reads bodies and parameters into records, strictly, and finds every fault of them. HTTP does not
 * belong here.
 */
@NullMarked
package dev.purser.web.shared.input;

import org.jspecify.annotations.NullMarked;
