/** Products through JPA, in sets through SQL, and offers as the write path reads them. */
@NullMarked
package dev.purser.persistence.catalog;

import org.jspecify.annotations.NullMarked;
