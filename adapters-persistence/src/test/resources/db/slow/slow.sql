--liquibase formatted sql

--changeset purser:queued
CREATE TABLE queued (id bigint PRIMARY KEY);
--rollback DROP TABLE queued;

--changeset purser:behind-others
ALTER TABLE queued ADD COLUMN more bigint;
--rollback ALTER TABLE queued DROP COLUMN more;

--changeset purser:sleeping
SELECT pg_sleep(2);
--rollback SELECT 1;
