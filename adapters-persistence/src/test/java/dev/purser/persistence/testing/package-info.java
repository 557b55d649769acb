/**
 * What tests on PostgreSQL share: ports on a database, rivals on it, and links to it that break.
 */
@NullMarked
package dev.purser.persistence.testing;

import org.jspecify.annotations.NullMarked;
