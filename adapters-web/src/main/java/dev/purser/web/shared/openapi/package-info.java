/**
 * Describes the routes as OpenAPI 3.1. Everything is read off the controllers' signatures and the
 * records they take and return; what these cannot say stands in annotations on the routes. How a
 * request is read or answered does not belong here.
 */
@NullMarked
package dev.purser.web.shared.openapi;

import org.jspecify.annotations.NullMarked;
