/**
 * The life of the schema itself: migrations, whether it is current, backfills, and who may do what
 * with it. The changelogs stand in {@code db/changelog}; what features keep is not known here.
 */
@NullMarked
package dev.purser.persistence.shared.schema;

import org.jspecify.annotations.NullMarked;
