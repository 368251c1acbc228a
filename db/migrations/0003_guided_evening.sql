ALTER TABLE `answers` ADD `remark` text;--> statement-breakpoint
ALTER TABLE `guided_sessions` ADD `spent` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `guided_sessions` ADD `lobby_opened_at` integer;