CREATE TABLE `action_checks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`review_id` text NOT NULL,
	`action_id` text NOT NULL,
	`kind` text NOT NULL,
	`due_on` text NOT NULL,
	`system_version_id` text,
	`system_version` text,
	`planned_at` integer NOT NULL,
	`outcome` text,
	`note` text,
	`by` text,
	`at` integer,
	`lapsed_at` integer,
	FOREIGN KEY (`by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`review_id`,`action_id`) REFERENCES `actions`(`review_id`,`action_id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `action_checks_by_action` ON `action_checks` (`review_id`,`action_id`);--> statement-breakpoint
CREATE INDEX `action_checks_open` ON `action_checks` (`due_on`) WHERE "action_checks"."outcome" is null and "action_checks"."lapsed_at" is null;--> statement-breakpoint
CREATE TABLE `action_proofs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`review_id` text NOT NULL,
	`action_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`file_id` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`file_id`) REFERENCES `evidence_files`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`review_id`,`action_id`) REFERENCES `actions`(`review_id`,`action_id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `action_proofs_by_action` ON `action_proofs` (`review_id`,`action_id`);--> statement-breakpoint
CREATE TABLE `action_readings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`review_id` text NOT NULL,
	`action_id` text NOT NULL,
	`day` text NOT NULL,
	`value` text NOT NULL,
	`number` real,
	`note` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`review_id`,`action_id`) REFERENCES `actions`(`review_id`,`action_id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `action_readings_by_action` ON `action_readings` (`review_id`,`action_id`);--> statement-breakpoint
ALTER TABLE `actions` ADD `implemented_on` text;--> statement-breakpoint
ALTER TABLE `actions` ADD `approver_id` text REFERENCES members(id);--> statement-breakpoint
ALTER TABLE `actions` ADD `superseded_by_review` text;--> statement-breakpoint
ALTER TABLE `actions` ADD `superseded_by_action` text;--> statement-breakpoint
ALTER TABLE `actions` ADD `programme` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `actions` ADD `supplier_ref` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `actions` ADD `cost` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `actions` ADD `funder` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `actions` ADD `next_check_on` text;--> statement-breakpoint
CREATE INDEX `actions_by_next_check` ON `actions` (`next_check_on`);