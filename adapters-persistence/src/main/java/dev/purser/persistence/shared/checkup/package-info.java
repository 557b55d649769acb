/**
 * The going-live list, one class per line, asked of PostgreSQL's own catalogues. Each stands alone:
 * it knows nothing of how the schema is migrated or roles are made.
 */
@NullMarked
@CheckReturnValue
package dev.purser.persistence.shared.checkup;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
