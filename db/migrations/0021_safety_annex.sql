CREATE TABLE `own_words_codes` (
	`code` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`signature` text NOT NULL,
	`at` integer NOT NULL,
	`withdrawn_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `own_words_codes_sha256` ON `own_words_codes` (`sha256`);--> statement-breakpoint
ALTER TABLE `sendings` ADD `annex_content` text;--> statement-breakpoint
ALTER TABLE `sendings` ADD `annex_digest` text;--> statement-breakpoint
ALTER TABLE `sendings` ADD `annex_code` text;--> statement-breakpoint
ALTER TABLE `sendings` ADD `told_at` integer;