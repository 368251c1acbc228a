CREATE TABLE `calendar_wishes` (
	`participant_id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `outcome_counts` (
	`organisation_id` text NOT NULL,
	`quarter` text NOT NULL,
	`question` text NOT NULL,
	`answer` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `quarter`, `question`, `answer`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `outcome_counts_organisation` ON `outcome_counts` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `review_invitations` (
	`review_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`method` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`review_id`, `participant_id`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
