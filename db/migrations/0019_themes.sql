CREATE TABLE `review_themes` (
	`review_id` text NOT NULL,
	`aspect` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`review_id`, `aspect`, `value`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `review_themes_by_value` ON `review_themes` (`aspect`,`value`,`review_id`);--> statement-breakpoint
ALTER TABLE `documents` ADD `projected_form` integer DEFAULT 0 NOT NULL;