/** How often somebody may ask for something. Who asks and what for does not belong here. */
@NullMarked
package dev.purser.web.shared.limits;

import org.jspecify.annotations.NullMarked;
