/**
 * Who calls: access tokens as this service issues them and as an OpenID provider does. What callers
 * may do is decided in the application and does not belong here.
 */
@NullMarked
package dev.purser.web.shared.access;

import org.jspecify.annotations.NullMarked;
