CREATE TABLE `check_in_links` (
	`id` text PRIMARY KEY NOT NULL,
	`reminder_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`expires_at` integer NOT NULL,
	`check_in_id` text,
	FOREIGN KEY (`reminder_id`) REFERENCES `reminders`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`check_in_id`) REFERENCES `check_ins`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `check_in_links_token` ON `check_in_links` (`token_hash`);--> statement-breakpoint
CREATE TABLE `check_ins` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`agreement_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`answer` text NOT NULL,
	`words` text,
	`kind` text NOT NULL,
	`via` text NOT NULL,
	`at` integer NOT NULL,
	`taken_back_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `check_ins_plan` ON `check_ins` (`plan_id`,`agreement_id`);--> statement-breakpoint
CREATE TABLE `free_tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`agreement_id` text NOT NULL,
	`participant_id` text,
	`because` text NOT NULL,
	`since` integer NOT NULL,
	`taken_by` text,
	`taken_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`taken_by`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `free_tasks_plan` ON `free_tasks` (`plan_id`);--> statement-breakpoint
CREATE TABLE `outcome_answers` (
	`review_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`question` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`review_id`, `participant_id`, `question`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `reminders` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`agreement_id` text,
	`channel` text NOT NULL,
	`phone` text,
	`every` text NOT NULL,
	`time` text NOT NULL,
	`next_at` integer,
	`last_at` integer,
	`stop_token_hash` text NOT NULL,
	`stopped_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `reminders_due` ON `reminders` (`next_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `reminders_stop` ON `reminders` (`stop_token_hash`);--> statement-breakpoint
CREATE TABLE `review_decisions` (
	`review_id` text NOT NULL,
	`agreement_id` text NOT NULL,
	`decision` text NOT NULL,
	`participant_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`review_id`, `agreement_id`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`on` text NOT NULL,
	`time` text,
	`status` text NOT NULL,
	`sequence` integer DEFAULT 0 NOT NULL,
	`created_by` text,
	`opened_at` integer,
	`held_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `reviews_plan` ON `reviews` (`plan_id`);--> statement-breakpoint
CREATE TABLE `company_wishes` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`name` text NOT NULL,
	`met_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`met_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `company_wishes_plan` ON `company_wishes` (`plan_id`);