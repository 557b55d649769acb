package dev.purser.domain.shared;

import java.util.UUID;

/** The identity of an aggregate: a record around a time-ordered UUID (version 7, RFC 9562). */
public interface Identifier {
  UUID value();
}
