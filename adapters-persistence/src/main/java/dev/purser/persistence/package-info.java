/** The output ports on PostgreSQL: what bootstrap configures. SQL and entities stay below. */
@NullMarked
package dev.purser.persistence;

import org.jspecify.annotations.NullMarked;
