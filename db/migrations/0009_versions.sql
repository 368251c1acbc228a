CREATE TABLE `export_codes` (
	`code` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`sha256` text NOT NULL,
	`signature` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `export_codes_sha256` ON `export_codes` (`sha256`);--> statement-breakpoint
CREATE INDEX `export_codes_version` ON `export_codes` (`version_id`);--> statement-breakpoint
CREATE TABLE `version_items` (
	`version_id` text NOT NULL,
	`position` integer NOT NULL,
	`item_id` text NOT NULL,
	`kind` text NOT NULL,
	`author` text,
	`digest` text NOT NULL,
	`salt` text,
	`content` text,
	PRIMARY KEY(`version_id`, `position`),
	FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `version_items_item` ON `version_items` (`item_id`);--> statement-breakpoint
CREATE TABLE `versions` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`number` integer NOT NULL,
	`settled_at` integer NOT NULL,
	`settled_by` text NOT NULL,
	`review_on` text,
	`head` text NOT NULL,
	`sha256` text NOT NULL,
	`previous_sha256` text,
	`code` text NOT NULL,
	`signature` text NOT NULL,
	`readers` text NOT NULL,
	`erased_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `versions_plan_number` ON `versions` (`plan_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `versions_code` ON `versions` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `versions_sha256` ON `versions` (`sha256`);