CREATE TABLE `answers` (
	`plan_id` text NOT NULL,
	`room_id` text,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`kind`, `subject_id`, `participant_id`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`room_id` text,
	`author_id` text NOT NULL,
	`kind` text NOT NULL,
	`about_kind` text NOT NULL,
	`about_id` text NOT NULL,
	`position` blob,
	`position_end` blob,
	`quote` text,
	`words` text NOT NULL,
	`thread_id` text,
	`resolved_at` integer,
	`resolved_by` text,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `comments_plan` ON `comments` (`plan_id`);--> statement-breakpoint
CREATE TABLE `guided_sessions` (
	`plan_id` text PRIMARY KEY NOT NULL,
	`agenda` text NOT NULL,
	`current` integer NOT NULL,
	`since` integer,
	`turns` text NOT NULL,
	`hands` text NOT NULL,
	`lobby_hash` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `lobby_visitors` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`name` text NOT NULL,
	`browser_hash` text NOT NULL,
	`at` integer NOT NULL,
	`participant_id` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `lobby_visitors_plan` ON `lobby_visitors` (`plan_id`);--> statement-breakpoint
CREATE TABLE `passage_readers` (
	`passage_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`passage_id`, `participant_id`),
	FOREIGN KEY (`passage_id`) REFERENCES `passages`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `passages` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`room_id` text,
	`child_id` text,
	`author_id` text NOT NULL,
	`kind` text NOT NULL,
	`place` text,
	`words` text NOT NULL,
	`picture` text,
	`language` text NOT NULL,
	`translation` text,
	`audience` text NOT NULL,
	`audience_chosen_at` integer NOT NULL,
	`released_at` integer,
	`released_in` text,
	`written_down_by` text,
	`confirmed_at` integer,
	`source` text,
	`source_on` text,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`child_id`) REFERENCES `children`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`author_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `passages_plan` ON `passages` (`plan_id`);--> statement-breakpoint
CREATE INDEX `passages_author` ON `passages` (`author_id`);--> statement-breakpoint
CREATE TABLE `room_readers` (
	`room_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`left_at` integer,
	PRIMARY KEY(`room_id`, `participant_id`),
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `child_adults` ADD `is_foster_parent` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `child_adults` ADD `is_guardian` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `children` ADD `reads_all` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `participants` ADD `employer_is_team` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `participants` ADD `supports` text;--> statement-breakpoint
ALTER TABLE `participants` ADD `mentor_of` text REFERENCES children(id);--> statement-breakpoint
ALTER TABLE `participants` ADD `mentor_ended_at` integer;--> statement-breakpoint
ALTER TABLE `participants` ADD `in_private_time` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `participants` ADD `invited_back` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `each_apart_first` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `facilitator_reads_only` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `review_open` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `rooms` ADD `ending_since` integer;--> statement-breakpoint
ALTER TABLE `rooms` ADD `calls_since` integer;