/**
 * What clients send that mean harm, err, or reach for what is not theirs: requests made from the
 * API's own description, so that a new route is tried without anybody's doing. Stories of what the
 * service is good for do not belong here.
 */
@NullMarked
package dev.purser.hostile;

import org.jspecify.annotations.NullMarked;
