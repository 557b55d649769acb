package dev.purser.web.shared.access;

import org.jspecify.annotations.Nullable;

/**
 * What a token that holds says.
 *
 * @param ownKey which of this service's keys it was signed with; null for a provider's token
 * @param expiresAtMillis since 1970
 */
record VerifiedToken(Caller caller, @Nullable String ownKey, long expiresAtMillis) {}
