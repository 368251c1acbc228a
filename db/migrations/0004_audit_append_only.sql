-- R-E24: the log only grows, also for whoever holds a connection. A row goes with its plan, or with the private room whose
-- moment it tells of: a cascade comes after the row it follows is gone.
CREATE TRIGGER `audit_log_no_change` BEFORE UPDATE ON `audit_log`
BEGIN
	SELECT RAISE(ABORT, 'audit_log only grows');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_log_no_removal` BEFORE DELETE ON `audit_log`
WHEN NOT (
	(OLD.`plan_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `plans` WHERE `id` = OLD.`plan_id`))
	OR (OLD.`room_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `rooms` WHERE `id` = OLD.`room_id`))
)
BEGIN
	SELECT RAISE(ABORT, 'audit_log only grows');
END;
--> statement-breakpoint
-- REPLACE removes the row that is in its way without asking the trigger above.
CREATE TRIGGER `audit_log_no_replacing` BEFORE INSERT ON `audit_log`
WHEN EXISTS (SELECT 1 FROM `audit_log` WHERE `id` = NEW.`id`)
BEGIN
	SELECT RAISE(ABORT, 'audit_log only grows');
END;
