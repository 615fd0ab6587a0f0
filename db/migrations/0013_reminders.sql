CREATE TABLE `outgoing_mails` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text NOT NULL,
	`reminder_ids` text NOT NULL,
	`created_at` integer NOT NULL,
	`not_before` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`claimed_at` integer,
	`ended_at` integer,
	`outcome` text,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `outgoing_mails_waiting` ON `outgoing_mails` (`not_before`) WHERE "outgoing_mails"."claimed_at" is null and "outgoing_mails"."ended_at" is null;--> statement-breakpoint
CREATE TABLE `reminder_mutes` (
	`member_id` text NOT NULL,
	`review_id` text NOT NULL,
	`action_id` text NOT NULL,
	`until_on` text NOT NULL,
	PRIMARY KEY(`member_id`, `review_id`, `action_id`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `reminder_progress` (
	`id` integer PRIMARY KEY NOT NULL,
	`done_until` text NOT NULL,
	CONSTRAINT "one_reminder_progress" CHECK("reminder_progress"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `reminder_wishes` (
	`member_id` text PRIMARY KEY NOT NULL,
	`mail` text NOT NULL,
	`muted_until` text,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `reminders` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text NOT NULL,
	`review_id` text NOT NULL,
	`action_id` text NOT NULL,
	`subject` text NOT NULL,
	`due_on` text NOT NULL,
	`days` integer NOT NULL,
	`escalated` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reminders_once` ON `reminders` (`member_id`,`review_id`,`action_id`,`subject`,`due_on`,`days`,`escalated`);--> statement-breakpoint
ALTER TABLE `inbox_items` ADD `reminder_id` integer;