CREATE TABLE `passage_keeping` (
	`passage_id` text PRIMARY KEY NOT NULL,
	`participant_id` text NOT NULL,
	`announced_at` integer NOT NULL,
	`erases_at` integer NOT NULL,
	`is_told` integer DEFAULT false NOT NULL,
	`kept_at` integer,
	FOREIGN KEY (`passage_id`) REFERENCES `passages`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `passage_keeping_participant` ON `passage_keeping` (`participant_id`);--> statement-breakpoint
CREATE TABLE `plan_erasure_yes` (
	`plan_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `participant_id`),
	FOREIGN KEY (`plan_id`) REFERENCES `plan_erasures`(`plan_id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `plan_erasures` (
	`plan_id` text PRIMARY KEY NOT NULL,
	`asked_at` integer NOT NULL,
	`erases_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `plan_keeping` (
	`plan_id` text PRIMARY KEY NOT NULL,
	`active_at` integer NOT NULL,
	`announced_at` integer,
	`erases_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `restore_points` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`room_id` text NOT NULL,
	`at` integer NOT NULL,
	`reason` text NOT NULL,
	`state` blob NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `restore_points_room` ON `restore_points` (`room_id`,`at`);--> statement-breakpoint
CREATE INDEX `restore_points_plan` ON `restore_points` (`plan_id`);