package dev.purser.application.shared;

import java.util.UUID;

/** Makes identities: UUIDs of version 7, which rise with time so that indexes grow at one end. */
public interface Ids {
  UUID next();
}
