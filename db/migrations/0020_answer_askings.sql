CREATE TABLE `acceptance_askings` (
	`participant_id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`sent` integer NOT NULL,
	`next_at` integer,
	`stop_token_hash` text NOT NULL,
	`stopped_at` integer,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `acceptance_askings_plan` ON `acceptance_askings` (`plan_id`);--> statement-breakpoint
CREATE INDEX `acceptance_askings_due` ON `acceptance_askings` (`next_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `acceptance_askings_stop` ON `acceptance_askings` (`stop_token_hash`);