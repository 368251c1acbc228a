CREATE TABLE `told_periods` (
	`organisation_id` text NOT NULL,
	`from_quarter` text NOT NULL,
	`to_quarter` text NOT NULL,
	`told` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `to_quarter`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `version_characters` (
	`version_id` text PRIMARY KEY NOT NULL,
	`family` integer NOT NULL,
	`total` integer NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `offers` ADD `declined_reason` text;