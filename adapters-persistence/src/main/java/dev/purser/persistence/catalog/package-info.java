/** Products through JPA, and offers as the write path reads them. */
@NullMarked
package dev.purser.persistence.catalog;

import org.jspecify.annotations.NullMarked;
