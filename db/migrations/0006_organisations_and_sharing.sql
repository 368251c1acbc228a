CREATE TABLE `case_workers` (
	`case_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`case_id`, `staff_id`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`reference` text NOT NULL,
	`family_code_hash` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	`example` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_reference` ON `cases` (`organisation_id`,`reference`);--> statement-breakpoint
CREATE TABLE `offers` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`child_label` text NOT NULL,
	`offered_on` text,
	`language` text,
	`form` text,
	`offered_by` text,
	`confirmed_at` integer,
	`answer` text,
	`answered_on` text,
	`answered_by` text,
	`ask_again_on` text,
	`withheld_reason` text,
	`withheld_by` text,
	`withheld_on` text,
	`own_plan_due_on` text,
	`own_plan_done_on` text,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`offered_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`withheld_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `offers_case` ON `offers` (`case_id`);--> statement-breakpoint
CREATE TABLE `road_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`road` text NOT NULL,
	`name` text NOT NULL,
	`reach` text NOT NULL,
	`created_at` integer NOT NULL,
	`done_at` integer,
	`done_by` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`done_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `road_requests_organisation` ON `road_requests` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`wording` text NOT NULL,
	`legal_role` text NOT NULL,
	`settings` text NOT NULL,
	`is_first` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_slug` ON `organisations` (`slug`);--> statement-breakpoint
CREATE TABLE `plan_organisations` (
	`plan_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `organisation_id`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`roles` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_subject` ON `staff` (`organisation_id`,`issuer`,`subject`);--> statement-breakpoint
CREATE TABLE `staff_log` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` text,
	`action` text NOT NULL,
	`subject_id` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `staff_log_organisation` ON `staff_log` (`organisation_id`,`at`);--> statement-breakpoint
CREATE TABLE `staff_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_sessions_token` ON `staff_sessions` (`token_hash`);--> statement-breakpoint
CREATE TABLE `support_offers` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`suits` text NOT NULL,
	`reach` text NOT NULL,
	`phone` text,
	`url` text,
	`position` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `support_offers_organisation` ON `support_offers` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`sending_id` text PRIMARY KEY NOT NULL,
	`status` text NOT NULL,
	`progress` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`not_before` integer NOT NULL,
	`error_code` text,
	`arrived_at` integer,
	`asked_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`sending_id`) REFERENCES `sendings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asked_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `responses` (
	`sending_id` text NOT NULL,
	`agreement_id` text NOT NULL,
	`answer` text NOT NULL,
	`because` text,
	`staff_id` text,
	`staff_name` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`sending_id`, `agreement_id`),
	FOREIGN KEY (`sending_id`) REFERENCES `sendings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `sending_consents` (
	`sending_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`answer` text,
	`asked_at` integer NOT NULL,
	`answered_at` integer,
	PRIMARY KEY(`sending_id`, `participant_id`),
	FOREIGN KEY (`sending_id`) REFERENCES `sendings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sendings` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text,
	`version` integer NOT NULL,
	`recipient_kind` text NOT NULL,
	`organisation_id` text,
	`recipient_name` text NOT NULL,
	`case_id` text,
	`created_by` text,
	`own_words_only` integer DEFAULT false NOT NULL,
	`selection` text NOT NULL,
	`content` text,
	`digest` text,
	`code` text,
	`labels` text NOT NULL,
	`status` text NOT NULL,
	`link_hash` text,
	`link_opened_at` integer,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`withdrawn_at` integer,
	`answered_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`created_by`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `sendings_plan` ON `sendings` (`plan_id`);--> statement-breakpoint
CREATE INDEX `sendings_case` ON `sendings` (`case_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `sendings_link` ON `sendings` (`link_hash`);--> statement-breakpoint
CREATE TABLE `team_remarks` (
	`id` text PRIMARY KEY NOT NULL,
	`sending_id` text NOT NULL,
	`about_id` text,
	`words` text NOT NULL,
	`staff_id` text,
	`staff_name` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`sending_id`) REFERENCES `sendings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `team_remarks_sending` ON `team_remarks` (`sending_id`);