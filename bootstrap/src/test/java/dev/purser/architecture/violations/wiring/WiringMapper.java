package dev.purser.architecture.violations.wiring;

import org.mapstruct.Mapper;

/** Maps outside the adapters. */
@Mapper
interface WiringMapper {
  String name(CharSequence name);
}
