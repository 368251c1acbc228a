CREATE TABLE `acceptances` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`agreement_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`answer` text NOT NULL,
	`because` text,
	`digest` text NOT NULL,
	`content` text NOT NULL,
	`names` text NOT NULL,
	`origin` text NOT NULL,
	`entered_by` text,
	`confirmed_at` integer,
	`at` integer NOT NULL,
	`turn` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `acceptances_plan` ON `acceptances` (`plan_id`,`at`);--> statement-breakpoint
CREATE INDEX `acceptances_participant` ON `acceptances` (`participant_id`);--> statement-breakpoint
CREATE TABLE `circle_participants` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`person_id` text NOT NULL,
	`person_name` text NOT NULL,
	`participant_id` text,
	`chosen_by` text NOT NULL,
	`at` integer NOT NULL,
	`turn` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `circle_participants_plan` ON `circle_participants` (`plan_id`);