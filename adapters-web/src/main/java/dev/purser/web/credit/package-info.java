/** Assets, accounts, grants and transfers over HTTP. */
@NullMarked
package dev.purser.web.credit;

import org.jspecify.annotations.NullMarked;
