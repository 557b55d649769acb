/** Grants, transfers and accounts over HTTP. */
@NullMarked
package dev.purser.web.credit;

import org.jspecify.annotations.NullMarked;
