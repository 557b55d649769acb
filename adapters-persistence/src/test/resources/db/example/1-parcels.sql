--liquibase formatted sql

--changeset purser:parcels
--comment The weight is a text such as '1.250 kg', which turned out to be a mistake.
CREATE TABLE parcels (
  id     uuid PRIMARY KEY,
  weight text NOT NULL CHECK (weight ~ '^[0-9]+\.[0-9]{3} kg$')
);
--rollback DROP TABLE parcels;
