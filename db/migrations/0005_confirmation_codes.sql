CREATE TABLE `confirmation_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`purpose` text NOT NULL,
	`subject_id` text NOT NULL,
	`digest` text NOT NULL,
	`code_hash` text NOT NULL,
	`message_id` text NOT NULL,
	`phone_hash` text NOT NULL,
	`asked_by` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asked_by`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `confirmation_codes_plan` ON `confirmation_codes` (`plan_id`);--> statement-breakpoint
CREATE INDEX `confirmation_codes_subject` ON `confirmation_codes` (`purpose`,`subject_id`);--> statement-breakpoint
CREATE INDEX `confirmation_codes_phone` ON `confirmation_codes` (`phone_hash`);