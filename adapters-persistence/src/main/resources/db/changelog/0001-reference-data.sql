--liquibase formatted sql

--changeset purser:assets
--comment What accounts hold; the scale is the number of decimal places and never changes.
CREATE TABLE assets (
  code  text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]{0,15}$'),
  name  text NOT NULL,
  scale integer NOT NULL CHECK (scale BETWEEN 0 AND 18)
);
--rollback DROP TABLE assets;

--changeset purser:assets-default
INSERT INTO assets (code, name, scale) VALUES ('CREDIT', 'Credits', 0);
--rollback DELETE FROM assets WHERE code = 'CREDIT';

--changeset purser:locations
CREATE TABLE locations (
  code text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[A-Z0-9][A-Z0-9_-]{0,31}$'),
  name text NOT NULL
);
--rollback DROP TABLE locations;

--changeset purser:locations-default
INSERT INTO locations (code, name) VALUES ('MAIN', 'Main warehouse');
--rollback DELETE FROM locations WHERE code = 'MAIN';
