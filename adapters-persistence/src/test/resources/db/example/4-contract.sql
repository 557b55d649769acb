--liquibase formatted sql

--changeset purser:parcels-without-text
--comment Once no instance reads or writes it. There is no way back to what stood in it but from the grams.
ALTER TABLE parcels DROP COLUMN weight;
--rollback ALTER TABLE parcels ADD COLUMN weight text CHECK (weight ~ '^[0-9]+\.[0-9]{3} kg$');
