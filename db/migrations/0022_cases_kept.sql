ALTER TABLE `cases` ADD `announced_at` integer;--> statement-breakpoint
ALTER TABLE `cases` ADD `erases_at` integer;