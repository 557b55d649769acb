/**
 * Uses clients that are generated from the API's description as their users would. What the service
 * does is tested elsewhere.
 */
@NullMarked
package dev.purser.clients;

import org.jspecify.annotations.NullMarked;
