CREATE TABLE `agreement_faces` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`agreement_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`face` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `agreement_faces_plan` ON `agreement_faces` (`plan_id`,`agreement_id`);--> statement-breakpoint
CREATE TABLE `reminder_phones` (
	`participant_id` text PRIMARY KEY NOT NULL,
	`phone` text NOT NULL,
	`code_hash` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`expires_at` integer,
	`sent` integer DEFAULT 0 NOT NULL,
	`counted_from` integer NOT NULL,
	`confirmed_at` integer,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `check_ins` ADD `entered_by` text REFERENCES participants(id) ON UPDATE no action ON DELETE set null;--> statement-breakpoint
ALTER TABLE `outbox` ADD `handed_at` integer;